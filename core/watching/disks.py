"""Which disks tell of changes: those of this computer do, those in a network do not."""

from __future__ import annotations

import os

import psutil

from core.store.files import folder_bounds

_NETWORK_KINDS = (
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
) + ("nfs", "nfs4", "smb2", "smb3", "smbfs", "webdav")
#: Of what programs show as file systems, those that stand for a disk of this computer.
_LOCAL_FUSE = frozenset({"fuseblk", "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.portal"})


def is_remote(folder: bytes) -> bool:
    """Whether changes in a folder, or in a disk mounted somewhere in it, may go untold."""
    found = {os.fsencode(part.mountpoint): part for part in psutil.disk_partitions(all=True)}
    place = os.path.realpath(folder)
    holding = [path for path in found if _holds(path, place)]
    inside = [path for path in found if path != place and _holds(place, path)]
    below = [max(holding, key=len)] if holding else []
    return any(_is_remote_kind(found[path].fstype, found[path].opts) for path in below + inside)


def _is_remote_kind(kind: str, options: str) -> bool:
    """`kind` and `options` as the system names them; Windows calls a drive "remote"."""
    kind = kind.lower()
    is_program = kind.startswith("fuse") and kind not in _LOCAL_FUSE
    return kind in _NETWORK_KINDS or is_program or "remote" in options.lower().split(",")


def _holds(folder: bytes, path: bytes) -> bool:
    low, high = folder_bounds(folder)
    return path == folder or low <= path < high
