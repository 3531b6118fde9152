"""What the operating system refused, in words that a clerk understands."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from filings.messages import gettext as _


def reason_of(error: OSError) -> str:
    """Why the operating system refused to write; in its own words only where we have none."""
    own = {
        errno.ENOSPC: _("磁盘已满"),
        getattr(errno, "EDQUOT", -1): _("磁盘配额已用完"),
        errno.EFBIG: _("文件超过允许的大小"),
        errno.EACCES: _("没有写入的权限"),
        errno.EPERM: _("没有写入的权限"),
        errno.EROFS: _("文件夹只读"),
        errno.ENOTDIR: _("路径中有一段是文件，不是文件夹"),
        errno.EEXIST: _("已有同名的文件"),
        errno.EISDIR: _("已有同名的文件夹"),
    }
    return _reason(error, own)


def reason_unread(error: OSError) -> str:
    """Why a file could not be read."""
    own = {
        errno.ENOENT: _("文件不在了"),
        errno.EACCES: _("没有读取的权限"),
        errno.EPERM: _("没有读取的权限"),
        errno.EIO: _("磁盘或 U 盘读取出错"),
        errno.ELOOP: _("是链接，不是文件"),
        errno.EISDIR: _("是文件夹，不是文件"),
    }
    return _reason(error, own)


def _reason(error: OSError, own: Mapping[int, str]) -> str:
    """The words for an error: those of what was being done, or those that fit whatever was done."""
    known = {errno.ENAMETOOLONG: _("文件名太长"), **own}
    return known.get(error.errno or 0, error.strerror or str(error))
