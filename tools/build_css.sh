#!/bin/sh
# Build the two stylesheets, left-to-right and right-to-left. Both are committed; nothing is built at run time.
# First: npm ci --ignore-scripts
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
modules=${NODE_MODULES:-$root/node_modules}
out=$root/src/sayso/foundations/components/static/sayso
"$modules/.bin/sass" --quiet --no-source-map --style=compressed --load-path="$modules" "$root/tools/css/theme.scss" "$out/app.css"
"$modules/.bin/rtlcss" --silent "$out/app.css" "$out/app.rtl.css"
