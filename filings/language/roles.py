"""The part that a unit has in an item."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The part that a unit has in an item: 牵头, 配合, or 责任 where no difference is made."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


class Duty(StrEnum):
    """What words say of a unit, finer than its role: it may be the one that assesses."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    ASSESS = "assess"  # 由县人大办负责考核
    IMPLEMENT = "implement"  # 各市人民政府结合实际落实

    @property
    def role(self) -> Role:
        """The role that the model has for it: who assesses or implements is responsible."""
        return Role(self) if self in (Duty.LEAD, Duty.SUPPORT) else Role.RESPONSIBLE
