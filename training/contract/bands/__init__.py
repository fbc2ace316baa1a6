"""What the bands of an orthophoto are by their names, and the sentences on a band order that cannot be right.

Both programs read names and pixels by their own means and say the same of them.
"""

from .doubts import PixelDoubt, model_doubts, name_doubts
from .names import NIR, RED, BandName, order_line, roles_by_name

__all__ = ["NIR", "RED", "BandName", "PixelDoubt", "model_doubts", "name_doubts", "order_line", "roles_by_name"]
