"""python3-jwcrypto opens our packs, and we open those that it makes."""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from jwcrypto import jwe, jwk, jws
from jwcrypto.common import base64url_encode

PACKTOOL = os.path.join(os.environ.get("ALONGSIDE_NATIVE", ".build/native"), "packtool")
COUNT = 100
passed = failed = 0


def check(what, good):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def key(folder, name):
    return jwk.JWK.from_json((folder / f"{name}.jwk").read_text())


def opened_by_them(folder, n, reader, signer):
    ours = folder / "ours"
    envelope = jwe.JWE(algs=["ECDH-ES+A256KW", "A256GCM"])
    envelope.deserialize((ours / f"{n}.json").read_text())
    envelope.decrypt(reader)
    signed = jws.JWS()
    signed.allowed_algs = ["ES256"]
    signed.deserialize(envelope.payload.decode("ascii"))
    signed.verify(signer)
    digest = base64url_encode(hashlib.sha256(envelope.payload).digest())
    return (
        signed.payload == (ours / f"{n}.payload").read_bytes()
        and json.loads(signed.payload)["revisions"] == json.loads((ours / f"{n}.revisions").read_bytes())
        and digest == (ours / f"{n}.jws").read_text()
        and signed.jose_header["kid"] == signer.thumbprint()
    )


def made_by_them(folder, n, signer, recipients):
    signed = jws.JWS((folder / "ours" / f"{n}.payload").read_bytes())
    header = {"alg": "ES256", "kid": signer.thumbprint(), "typ": "alongside-pack+json"}
    signed.add_signature(signer, protected=json.dumps(header))
    protected = {"enc": "A256GCM", "typ": "alongside-pack+jwe", "cty": "jose"}
    envelope = jwe.JWE(signed.serialize(compact=True).encode("ascii"), protected=json.dumps(protected), algs=["ECDH-ES+A256KW", "A256GCM"])
    for recipient in recipients:
        envelope.add_recipient(recipient, header=json.dumps({"alg": "ECDH-ES+A256KW", "kid": recipient.thumbprint()}))
    return envelope.serialize()


with tempfile.TemporaryDirectory(prefix="alongside-jwcrypto-") as name:
    folder = pathlib.Path(name)
    subprocess.run([PACKTOOL, "keys", name], check=True)
    subprocess.run([PACKTOOL, "seal", name, str(COUNT), "2", str(folder / "ours")], check=True)
    readers = [key(folder, "coordinator"), key(folder, "recovery")]
    signer = key(folder, "worker-signing")
    for n in range(1, COUNT + 1):
        try:
            check(f"pack {n} opened by jwcrypto", opened_by_them(folder, n, readers[n % 2], key(folder, "worker-signing.pub")))
        except Exception as problem:  # any of theirs
            check(f"pack {n} opened by jwcrypto: {problem!r}", False)

    (folder / "theirs").mkdir()
    for n in range(1, COUNT + 1):
        made = made_by_them(folder, n, signer, [key(folder, "coordinator.pub"), key(folder, "recovery.pub")])
        (folder / "theirs" / f"{n}.json").write_text(made)
    subprocess.run([PACKTOOL, "open", name, str(folder / "theirs"), str(folder / "read")], check=True)
    for n in range(1, COUNT + 1):
        refused = folder / "read" / f"{n}.refused"
        read = folder / "read" / f"{n}.revisions"
        why = refused.read_text().strip() if refused.exists() else "other content"
        expected = (folder / "ours" / f"{n}.revisions").read_bytes()
        check(f"pack {n} made by jwcrypto: {why}", read.exists() and read.read_bytes() == expected)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
