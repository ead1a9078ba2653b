"""``./dev bench sealing``: sealing and opening one field with a warm key, beside sqlalchemy-utils' own engine."""

import time
import uuid
from collections.abc import Callable, Sequence

from sqlalchemy_utils.types.encrypted.encrypted_type import AesGcmEngine

from app.crypto import envelope
from app.crypto.subject_keys import OpenKey
from benchmarks.figures import Figures

ROUNDS = 20_000
VALUE = "Mohamed Abdelrahman"


def run(options: Sequence[str]) -> int:
    figures = Figures()
    key = OpenKey(uuid.uuid4(), 1, bytes(32))
    row, cipher = uuid.uuid4(), key.cipher("C1")
    plain = VALUE.encode()

    def seal() -> bytes:
        return envelope.seal(cipher, 1, envelope.place("person", "surname", row, key.subject_id), plain)

    closed = seal()

    def unseal() -> bytes:
        return envelope.unseal(cipher, envelope.place("person", "surname", row, key.subject_id), closed)

    peer = AesGcmEngine()
    peer._update_key(bytes(32))
    theirs = peer.encrypt(VALUE)
    sealing, opening = _micros(seal), _micros(unseal)
    figures.say("sealing.seal", sealing, "µs", 4)
    figures.say("sealing.open", opening, "µs", 3)
    figures.say("sealing.peer_encrypt_ratio", _micros(lambda: peer.encrypt(VALUE)) / sealing, "×", None)
    figures.say("sealing.peer_decrypt_ratio", _micros(lambda: peer.decrypt(theirs)) / opening, "×", None)
    return figures.failed


def _micros(act: Callable[[], object]) -> float:
    """The best of five rounds, in microseconds a call."""
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        for _ in range(ROUNDS // 5):
            act()
        best = min(best, (time.perf_counter() - started) / (ROUNDS // 5))
    return best * 1e6
