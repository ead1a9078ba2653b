"""The envelope of a sealed value: known answers, and what must never open."""

import uuid

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import envelope
from app.crypto.envelope import CannotOpen, pad, place, seal, unpad, unseal
from app.crypto.subject_keys import OpenKey

SUBJECT = uuid.UUID("01890a5d-ac96-774b-bcce-b302099a8057")
ROW = uuid.UUID("01890a5d-ac96-774b-bcce-b302099a8058")
KEY = OpenKey(SUBJECT, 1, bytes(range(32)))
WHERE = place("person", "surname", ROW, SUBJECT)
FIXED_NONCE = bytes(range(12))


def known_envelope() -> bytes:
    """«Rossi» sealed with a fixed nonce, built here from the standard's parts alone."""
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"approdo/C1").derive(bytes(range(32)))
    head = bytes([1, 1, 0, 1])
    aad = b"\x00\x06person" + b"\x00\x07surname" + b"\x00\x10" + ROW.bytes + b"\x00\x10" + SUBJECT.bytes + head
    plain = b"Rossi\x80" + bytes(26)
    return head + FIXED_NONCE + AESGCM(derived).encrypt(FIXED_NONCE, plain, aad)


VECTOR = (
    "01010001000102030405060708090a0b203d721aa61cbb7610c2e27f49c87a67"
    "69ee6ff1b05a3c05a9da574c5dc7f37bf60160ff86d3298e3dc85a64494d4e08"
)
"""Committed once: a change of it is a change of format, with a new version byte."""


def test_an_envelope_has_the_layout_that_is_documented() -> None:
    assert unseal(KEY.cipher("C1"), WHERE, known_envelope()) == b"Rossi"
    assert known_envelope().hex() == VECTOR
    assert unseal(KEY.cipher("C1"), WHERE, bytes.fromhex(VECTOR)) == b"Rossi"


@given(st.binary(min_size=32, max_size=32), st.sampled_from(["C1", "C4", "blind", "x" * 60]))
def test_the_key_of_a_compartment_is_derived_as_rfc_5869_says(secret: bytes, purpose: str) -> None:
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=f"approdo/{purpose}".encode()).derive(secret)
    nonce = bytes(12)
    sealed = OpenKey(SUBJECT, 1, secret).cipher(purpose).encrypt(nonce, b"Rossi", None)
    assert AESGCM(derived).decrypt(nonce, sealed, None) == b"Rossi"


def test_a_compartment_does_not_open_with_the_key_of_another() -> None:
    with pytest.raises(CannotOpen):
        unseal(KEY.cipher("C2"), WHERE, known_envelope())


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_again(plain: bytes) -> None:
    assert unseal(KEY.cipher("C1"), WHERE, seal(KEY.cipher("C1"), 1, WHERE, plain)) == plain


@given(st.binary(max_size=100), st.data())
def test_no_altered_byte_is_accepted(plain: bytes, data: st.DataObject) -> None:
    closed = bytearray(seal(KEY.cipher("C1"), 1, WHERE, plain))
    position = data.draw(st.integers(0, len(closed) - 1))
    closed[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        unseal(KEY.cipher("C1"), WHERE, bytes(closed))


@given(st.binary(max_size=100), st.data())
def test_no_shortened_envelope_is_accepted(plain: bytes, data: st.DataObject) -> None:
    closed = seal(KEY.cipher("C1"), 1, WHERE, plain)
    with pytest.raises(CannotOpen):
        unseal(KEY.cipher("C1"), WHERE, closed[: data.draw(st.integers(0, len(closed) - 1))])


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("person", "given_name", ROW, SUBJECT),
        place("contact", "surname", ROW, SUBJECT),
        place("person", "surname", SUBJECT, SUBJECT),
        place("person", "surname", ROW, ROW),
    ],
)
def test_a_value_moved_to_another_column_table_row_or_person_does_not_open(elsewhere: bytes) -> None:
    closed = seal(KEY.cipher("C1"), 1, WHERE, b"Rossi")
    with pytest.raises(CannotOpen):
        unseal(KEY.cipher("C1"), elsewhere, closed)


def test_the_length_of_a_name_is_not_seen() -> None:
    lengths = {len(seal(KEY.cipher("C1"), 1, WHERE, b"x" * size)) for size in range(32)}
    assert len(lengths) == 1
    assert len(pad(b"x" * 32)) == 64


@given(st.binary(max_size=200))
def test_padding_is_undone_exactly(plain: bytes) -> None:
    assert unpad(pad(plain)) == plain
    assert len(pad(plain)) in {32, 64, 128, 256}


def test_the_same_value_never_looks_the_same() -> None:
    assert seal(KEY.cipher("C1"), 1, WHERE, b"Rossi") != seal(KEY.cipher("C1"), 1, WHERE, b"Rossi")


def test_an_envelope_names_the_version_of_its_key() -> None:
    assert envelope.dek_version_of(seal(KEY.cipher("C1"), 7, WHERE, b"")) == 7
