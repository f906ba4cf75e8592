"""Keys are made once, kept to their owner, and refused when others can read them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.kit.keys import UnsafeKeyError, key_numbers, load_key


def test_a_key_is_made_on_first_use_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "secrets"

    first = load_key(folder, "cursor")

    assert len(first) == 32
    assert load_key(folder, "cursor") == first
    assert load_key(folder, "other") != first


def test_key_files_belong_to_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"

    load_key(folder, "cursor")

    assert [path.name for path in folder.iterdir()] == ["cursor.key"]
    assert (folder / "cursor.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_many_starters_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as starters:
        keys = set(starters.map(lambda _: load_key(tmp_path, "cursor"), range(64)))

    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["cursor.key"]


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    load_key(tmp_path, "cursor")
    (tmp_path / "cursor.key").chmod(0o640)

    with pytest.raises(UnsafeKeyError) as raised:
        load_key(tmp_path, "cursor")

    assert raised.value.code == "UNSAFE_KEY"
    assert raised.value.message == "密钥文件“cursor.key”不安全：其他用户也能读取。"


def test_a_cut_key_is_refused_and_not_replaced(tmp_path: Path) -> None:
    load_key(tmp_path, "cursor")
    (tmp_path / "cursor.key").write_bytes(b"short")

    with pytest.raises(UnsafeKeyError, match="长度不对"):
        load_key(tmp_path, "cursor")

    assert (tmp_path / "cursor.key").read_bytes() == b"short"


def test_numbered_keys_are_listed_oldest_first(tmp_path: Path) -> None:
    for name in ("seal-10", "seal-2", "seal-x", "seal"):
        load_key(tmp_path, name)

    assert key_numbers(tmp_path, "seal") == [2, 10]
    assert key_numbers(tmp_path / "absent", "seal") == []
