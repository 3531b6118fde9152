"""How Chinese offices write: numerals, deadlines, points, names of units, placeholders, days off.

Every module reads text and gives plain data; none of them knows a project. Nothing heavy is
imported here or when a module is imported, so that any command may use them at start-up.
"""
