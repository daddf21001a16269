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
    # files that are left out on purpose
    "needs_raw": 'RAW pictures are read with an extra part: pip install "likewise[raw]".',
    "needs_jxl": 'JPEG XL is read with an extra part: pip install "likewise[jxl]".',
    "left_out_film": "Films are left out: Likewise compares pictures.",
    "left_out_svg": "SVG drawings are left out: they have no pixels of their own, and may ask for"
    " other files.",
    "left_out_pdf": "PDF documents are left out: they are pages rather than pictures.",
    "companion": "This file belongs to {name}, and is shown with it.",
    # one folder
    "folder_missing": "The folder {folder} does not exist or cannot be reached.",
    "not_a_folder": "{folder} is not a folder.",
    "folder_unreadable": "The folder {folder} cannot be read: {detail}",
    "folder_emptied": "The folder {folder} is empty now. Perhaps its disk is not connected.",
    "folder_hangs": "There was no answer from the folder for {seconds} seconds.",
    "watch_limit": "This computer allows no more folders to be watched, so Likewise looks for"
    " changes once a minute. F5 looks at once.",
    # a query
    "no_query": "There is no picture to compare with.",
    "not_indexed": "This picture has not been indexed yet.",
    "query_gone": "The picture that was asked for is no longer in the folder.",
    "download_failed": "The picture could not be fetched: {detail}",
    "download_slow": "The picture was not there after {seconds} seconds.",
    "download_not_image": "That address does not lead to a picture.",
    "download_led_astray": "That address leads on to {address}, which Likewise does not follow.",
    "download_too_large": "That picture is larger than {limit_mb} MB.",
    "no_folder": "Open a folder first: then Likewise can say what in it is like this picture.",
    "no_viewer": "No program of this computer opens this file.",
    "searches_unreadable": "The saved searches in {file} cannot be read, so they stay as they are.",
    "no_program": "{name} could not be started.",
    "nothing_dropped": "There was no picture in what was dropped.",
    "same_picture": "These files all hold the same picture. Choose at least two that differ.",
    "near_copies_unknown": "Near copies are found by Layout and Colour. This folder is not indexed"
    " under both yet: see Conditions / Choose What Is Indexed.",
    # moving, copying, the trash
    "carry_failed": "It stays where it is: {detail}.",
    "already_there": "It lies in that folder already.",
    "copy_differs": "What was copied is not what was read, so nothing was changed. The disk may be"
    " damaged.",
    "no_trash": "Its disk has no trash, and Likewise deletes nothing for good. It stays where it"
    " is.",
    "place_taken": "Something else is called {file} now, so it stays where it is.",
    "trash_by_hand": "It is in the trash of this computer, and can be put back from there.",
    "sidecar_unreadable": "{file} is there already and cannot be read, so it stays as it is:"
    " {detail}.",
    "trash_emptied": "It is no longer in the trash.",
    # searches
    "no_annoy": "Annoy is not installed here, so every search is exact: up to 50,000 pictures"
    " nothing changes, and among many more a search takes longer.",
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
    "condition_in_use": "{other} is made of {name}. Remove {other} first.",
    # tables of labels
    "table_unreadable": "{file} cannot be read: {detail}",
    "table_too_large": "{file} is larger than {limit_mb} MB.",
    "table_empty": "{file} is empty.",
    "table_no_rows": "{file} has no rows below the names of its columns.",
    "table_encoding": "{file} is not in UTF-8: line {line} holds something else. Save it as UTF-8.",
    "table_binary": "{file} is not a text file: line {line} holds a zero byte.",
    "table_quotes": "In {file} a quotation mark is not closed, or stands where none may, in what"
    " begins in line {line}.",
    "table_unnamed_column": "In {file} column {number} has no name in the first line.",
    "table_column_twice": "In {file} two columns are called {name}.",
    "table_cells": "Line {line} has {n} cells instead of {wanted}.",
    "table_json": "Line {line} is no JSON object.",
    "table_no_column": "There is no column {name}. There are: {columns}.",
    # labels
    "labels_no_match": "No column of {file} names pictures of this folder. Its first row begins"
    " with {example}.",
    "labels_ambiguous": "Line {line}: {name} may mean any of {n} different pictures.",
    "labels_twice": "Line {line}: {name} had this label already, in line {first}.",
    "labels_twice_other": "Line {line}: {name} has another label in line {first}. The picture is"
    " left out.",
    "labels_no_column": "No column of {file} holds labels: values that several pictures share.",
    "labels_which": "Several columns of {file} may hold the labels: {columns}. Say which one.",
    "labels_no_folders": "All pictures lie in one folder, so folder names tell nothing of them.",
    "pairs_none": "There are no pairs and no triplets in {file}.",
    "pairs_cells": "Line {line} has {n} cells. A pair is written a, b, similar or dissimilar; a"
    " triplet anchor, positive, negative.",
    "pairs_no_picture": "Line {line}: {name} is no picture of this folder.",
    "pairs_same": "Line {line} names the same picture twice.",
    # lessons
    "lesson_base": "{name} was taught itself. A condition can only be taught on others.",
    "lesson_few": "There is too little to learn from: it takes at least two labels, one of them on"
    " two indexed pictures, or some pairs or triplets of indexed pictures.",
    "lesson_labels": "A network that reads pictures learns from labels only, and it takes at least"
    " two labels with five pictures each to learn from. Pairs and triplets teach a head.",
    "lesson_state": "What was kept of this lesson cannot be read any more, so it has to be begun"
    " anew: {detail}",
    "lesson_notion": "There is nothing made by hand any more that is called {name}.",
    # groups and answers made by hand
    "asking_few": "There is nothing to ask yet: it takes at least {images} pictures that are"
    " indexed under {conditions} or more of the conditions that lessons are usually taught on.",
    "group_not_here": "Only pictures of the open folder can be put into a group.",
    "notion_twice": "There are already groups called {name} in this folder.",
    # taught files
    "taught_missing": "{file} cannot be read: {detail}",
    "taught_damaged": "{file} is no taught condition, or a damaged one: {detail}.",
    "taught_strange": "{file} is not opened, since it is not what Likewise writes: {detail}.",
    "taught_newer": "{file} was written by a newer Likewise (format {found}).",
    "taught_base": "{file} was taught on a version of {name} that is not here.",
    "export_failed": "{file} could not be written: {detail}",
    "export_picture": "{file} is a picture and stays as it is. Choose another name.",
    "export_empty": "There is nothing to export: none of these pictures has been indexed.",
    "export_folder": "{folder} holds other files, so nothing is written there. Choose a new name.",
    "export_sheet_many": "A contact sheet has room for {most} pictures; these are {n}.",
    "export_blend": "{name} is a mix, which has no vectors of its own. Choose one of its parts.",
    "needs_parquet": 'Parquet is written with an extra part: pip install "likewise[parquet]".',
    "taught_no_file": "{name} was not taught, so there is no file of it.",
    "taught_precision": "{name} was taught on vectors in another number format than this computer"
    " uses: its rankings may differ a little from those where it was taught.",
    # maps
    "map_too_few": "A map takes at least {fewest} pictures; here are {n}.",
    "map_blend": "{name} is a mix, which has no space of its own to be drawn. Draw one of its"
    " parts.",
    "map_not_raw": "{name} has {dim} numbers for each picture; only two can be drawn as they are.",
    # measures
    "measure_not_indexed": "No picture of this folder is indexed under {name}.",
    "measure_few": "There is too little to measure on: it takes at least {fewest} pictures and two"
    " labels, one of them on two pictures, that are indexed under each of these conditions and"
    " that none of them has learnt from. Here are {n} pictures with {labels} labels.",
    "measure_nothing_given": "None of the pairs and triplets is of pictures that are indexed under"
    " each of these conditions and that none of them has learnt from.",
    # library
    "library_newer": "The library in {folder} was written by a newer Likewise (version {found}).",
    "library_damaged": "The library in {folder} is damaged: {detail}. Close Likewise and start it"
    " again: then what can still be read is kept, and the rest is made anew.",
    "library_mended": "The library in {folder} was damaged. What could be read of it is kept, what"
    " is missing is indexed anew, and the damaged file lies beside it as {aside}.",
    "library_lost": "The library in {folder} was gone, so pictures are indexed anew. Groups and"
    " answers made by hand were in it: they come back with the file library.sqlite, if you have"
    " a copy of it.",
    "library_old_work": "Groups and answers made by hand could not be read from the damaged library"
    " in {folder}. They are back as they were in {backup}.",
    "settings_damaged": "The settings in {file} could not be read, so the usual ones are used. What"
    " was there is kept as {aside}.",
    "condition_unreadable": "{file} in {folder} cannot be used, so that condition is left out:"
    " {detail}",
    "vectors_moved": "A folder was forgotten meanwhile, and what was to be read lies elsewhere now."
    " Please try again.",
    "data_folder": "Likewise cannot write to its data folder {folder}: {detail}",
    "data_closed": "Likewise cannot read {file}, which holds what it knows of pictures: {detail}",
    "disk_full": "There is no room left on the disk that holds {folder}.",
    "output_failed": "What was found could not be written to the output: {detail}",
    "unexpected": "Something went wrong that should not have: {detail}",
    "worker_failed": "A helper process could not be started: {detail}",
    "job_died": "The process that worked on this ended before it was done; there may have been too"
    " little memory.",
}

#: Codes of files that were not tried: nothing is wrong with them.
LEFT_OUT = frozenset(
    {"needs_raw", "needs_jxl", "left_out_film", "left_out_svg", "left_out_pdf", "companion"}
)


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

    @property
    def is_left_out(self) -> bool:
        """Whether this is said of a file that was left out on purpose."""
        return self.code in LEFT_OUT

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
