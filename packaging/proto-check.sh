#!/bin/sh
# Proves that proto/gen is what the .proto files generate now: regenerates into a temporary directory and
# compares byte for byte. Run by the suite `proto`. It changes nothing in the checkout.
set -eu

cd "$(dirname "$0")/.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
sh packaging/proto.sh "$fresh"
diff -ru proto/gen "$fresh" >&2 || {
  echo "proto/gen is not what the .proto files generate. Run npm run proto, and commit the result." >&2
  exit 1
}
