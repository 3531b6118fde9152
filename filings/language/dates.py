"""Writes dates as offices do."""

from __future__ import annotations

from datetime import date

from filings.language.numerals import chinese_number, chinese_year


def format_date(day: date, *, chinese_numerals: bool = False) -> str:
    """2021年12月31日 (GB/T 9704 asks for Arabic figures), or 二〇二一年十二月三十一日."""
    if chinese_numerals:
        return f"{chinese_year(day)}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
    return f"{day.year}年{day.month}月{day.day}日"


def format_deadline(day: date) -> str:
    """The usual wording of a deadline cell: 2021年12月31日前."""
    return f"{format_date(day)}前"
