#!/bin/sh
# Regenerates the protobuf code: proto/reeve/v1/*.proto becomes reeve.js and reeve.d.ts. Called by
# `npm run proto` (writes proto/gen) and by the check that the committed files are current (writes to the
# directory given as argument). The order of the .proto files is fixed, because it orders the output.
set -eu

cd "$(dirname "$0")/.."
out=${1:-proto/gen}
mkdir -p "$out"
v1=proto/reeve/v1
exec node_modules/.bin/node node_modules/.bin/pbjs -t static-module -w esm \
  --dependency ../protobuf.js --null-semantics --force-number --no-delimited --no-verify --no-convert \
  --no-create --no-service -d -p proto \
  -o "$out/reeve.js" "$v1/job.proto" "$v1/run.proto" "$v1/scheduler.proto" "$v1/agent.proto"
