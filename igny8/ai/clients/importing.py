"""One thread at a time imports the services' libraries.

Their modules import each other in circles. Where two threads come into a circle at different places, Python breaks the
deadlock by handing one of them a module that is half made, and its import fails.
"""

from __future__ import annotations

import threading
from typing import Final

IMPORTING: Final = threading.RLock()  # a service may import more as it is made
