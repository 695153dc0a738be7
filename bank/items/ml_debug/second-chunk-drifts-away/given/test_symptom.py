import numpy as np
from generate import scores_of, small_decoder


def test_chunks_read_like_the_whole_text() -> None:
    decoder = small_decoder()
    whole = scores_of(decoder, [[3, 1, 4, 1, 5, 9]])
    parts = scores_of(decoder, [[3, 1, 4], [1, 5, 9]])
    worst = float(np.abs(whole - parts).max())
    assert worst < 1e-9, f"largest difference {worst:.3f}"
