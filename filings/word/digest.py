"""The digest by which a template is known again."""

from __future__ import annotations

try:
    # hashlib loads all of OpenSSL, which takes longer than a document; random of the standard
    # library goes past it in the same way.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

DIGEST_SIZE = 32
"""Bytes."""


def digest_of(content: bytes) -> bytes:
    """The BLAKE2b digest of ``content``."""
    return blake2b(content, digest_size=DIGEST_SIZE).digest()
