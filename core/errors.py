"""What can go wrong in a way that a person should read about.

Every such case has a code and arguments, so that the window can say it in the user's language;
`SENTENCES` holds the English. Anything else that is raised is a bug.
"""

from __future__ import annotations

import json

#: English sentence of each code; `{name}` is filled from the arguments.
SENTENCES: dict[str, str] = {
    # one image
    "empty": "The file is empty.",
    "not_an_image": "This is not an image that Likewise can read.",
    "truncated": "The file is cut off or damaged.",
    "too_large": "The image has {megapixels} megapixels; the limit is {limit}.",
    "no_permission": "Likewise may not read this file.",
    "not_a_file": "This is a device, pipe or socket, not an image file.",
    "broken_link": "This link points to nothing.",
    "looping_link": "This link points to itself.",
    "vanished": "The file is no longer there.",
    "changed": "The file changed while it was being read.",
    "unreadable": "The file cannot be read: {detail}",
    "out_of_memory": "There was not enough memory to decode this image.",
    "worker_error": "Likewise failed on this image: {detail}",
    "decoder_died": "Decoding this image ended the program that did it.",
    "decoder_hung": "Decoding this image took longer than {seconds} seconds.",
    # one folder
    "folder_missing": "The folder {folder} does not exist or cannot be reached.",
    "not_a_folder": "{folder} is not a folder.",
    "folder_unreadable": "The folder {folder} cannot be read: {detail}",
    # a query
    "no_query": "There is no picture to compare with.",
    "not_indexed": "This picture has not been indexed yet.",
    "download_failed": "The picture could not be fetched: {detail}",
    "download_slow": "The picture was not there after {seconds} seconds.",
    "download_not_image": "That address does not lead to a picture.",
    "download_too_large": "That picture is larger than {limit_mb} MB.",
    "no_folder": "Open a folder first: then Likewise can say what in it is like this picture.",
    "no_viewer": "No program of this computer opens this file.",
    "nothing_dropped": "There was no picture in what was dropped.",
    "same_picture": "These files all hold the same picture. Choose at least two that differ.",
    # conditions
    "unknown_condition": "There is no condition called {key}. Known are: {known}.",
    "weights_missing": "The weights of {name} are missing. Install the package {package}.",
    # networks and their weights
    "unknown_network": "There is no network called {name}: {detail}",
    "network_failed": "{name} does not take pictures of {px} x {px} pixels: {detail}",
    "network_no_vector": "Nothing can be told from {layer} of {name}: it answers with no numbers or"
    " with zeros only.",
    "unknown_layer": "{name} has no layer called {layer} that is read.",
    "weights_gone": "The weights of {name} are no longer in {path}.",
    "weights_unsafe": "{file} is more than plain weights: it may hold program code, so it is not"
    " opened.",
    "weights_damaged": "{file} is damaged or cut off, or holds no weights.",
    "weights_unfit": "{file} does not hold the weights of {name}: {detail}.",
    "weights_suffix": "{file} is no file of weights: its name should end in .pth, .pt or"
    " .safetensors.",
    "weights_insecure": "{url} is not a secure address (https), so nothing is fetched from it.",
    "weights_offline": "{file} could not be fetched ({detail}). Where there is a network, fetch"
    " {url} and put it into {folder}.",
    "weights_cut": "The download of {file} broke off ({detail}). What has come is kept; it goes"
    " on from there.",
    "weights_other": "{file} is not the file that was published as {wanted}.",
    "weights_wrong": "What {host} sent for {file} is not what was published, so it was thrown"
    " away.",
    "weights_refused": "{host} does not give out {file} (HTTP {status}). If you find it"
    " elsewhere, put it into {folder}.",
    "weights_no_room": "{file} needs {needed_mb} MB, and {folder} is on a disk with only"
    " {free_mb} MB free.",
    "weights_absent": (
        "The weights of {name} are not here yet. `likewise fetch {key}` fetches them; or fetch "
        "{url}, put the file into {folder}, and say the same command."
    ),
    "condition_failed": "{name} cannot be computed here: {detail}",
    "condition_in_use": "{other} is made of {name}. Remove that first.",
    # lessons
    "lesson_base": "{name} was taught itself. A condition can only be taught on others.",
    "lesson_few": "There is too little to learn from: it takes at least two labels with five"
    " indexed pictures each, or some pairs or triplets of indexed pictures.",
    # taught files
    "taught_missing": "{file} cannot be read: {detail}",
    "taught_damaged": "{file} is no taught condition, or a damaged one: {detail}.",
    "taught_strange": "{file} is not opened, since it is not what Likewise writes: {detail}.",
    "taught_newer": "{file} was written by a newer Likewise (format {found}).",
    "taught_base": "{file} was taught on a condition that is not here in that version: {name}.",
    "export_failed": "{file} could not be written: {detail}",
    "taught_no_file": "{name} was not taught, so there is no file of it.",
    "taught_precision": "{name} was taught on vectors in another number format than this computer"
    " uses: its rankings may differ a little from those where it was taught.",
    # library
    "library_newer": "The library in {folder} was written by a newer Likewise (version {found}).",
    "library_damaged": "The library in {folder} is damaged: {detail}",
    "data_folder": "Likewise cannot write to its data folder {folder}: {detail}",
    "disk_full": "There is no room left on the disk that holds {folder}.",
    "unexpected": "Something went wrong that should not have: {detail}",
    "worker_failed": "A helper process could not be started: {detail}",
    "job_died": "The process that worked on this ended before it was done; there may have been too"
    " little memory.",
}


class LikewiseError(Exception):
    """A foreseen problem: `code` names it, `arguments` fill its sentence."""

    def __init__(self, code: str, **arguments: str | int | float) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders; the default would lose the keyword arguments.
        return (_rebuild, (self.code, self.arguments))

    def __str__(self) -> str:
        return SENTENCES[self.code].format(**self.arguments)

    def to_json(self) -> str:
        """JSON text `[code, arguments]`, as stored beside a file that failed."""
        return json.dumps([self.code, self.arguments])

    @staticmethod
    def from_json(text: str) -> LikewiseError:
        """The inverse of `to_json`."""
        code, arguments = json.loads(text)
        return LikewiseError(code, **arguments)


def _rebuild(code: str, arguments: dict[str, str | int | float]) -> LikewiseError:
    return LikewiseError(code, **arguments)
