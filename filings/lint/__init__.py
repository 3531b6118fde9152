"""Any Word file against the standard for official papers, GB/T 9704, and for figures, GB/T 15835.

Rather silent than wrong: what a rule is not sure of, it does not say.
"""

from __future__ import annotations
