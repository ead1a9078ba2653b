#!/bin/sh
# Fetches the interface's third-party files anew, at the versions pinned here, and trims them.
# Needs npm and node; running and testing Approdo need neither. Usage: app/static/vendor/refresh.sh
set -eu

BOOTSTRAP_ITALIA=2.18.3
HTMX=2.0.11
RTLCSS=4.3.0

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund \
    "bootstrap-italia@$BOOTSTRAP_ITALIA" "htmx.org@$HTMX" "rtlcss@$RTLCSS"

italia=node_modules/bootstrap-italia
rm -rf "$here/bootstrap-italia" "$here/titillium" "$here/htmx"
mkdir -p "$here/bootstrap-italia" "$here/titillium" "$here/htmx"

cp "$here/trim.cjs" .
node trim.cjs "$italia/dist/css/bootstrap-italia.min.css" "$here/bootstrap-italia"
cp "$italia/dist/svg/sprites.svg" "$here/bootstrap-italia/"
cp "$italia/LICENSE" "$here/bootstrap-italia/"
for cut in regular italic 600 700; do
    cp "$italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-$cut.woff2" "$here/titillium/"
done
cp "$italia/dist/fonts/Titillium_Web/OFL.txt" "$here/titillium/"
cp node_modules/htmx.org/dist/htmx.min.js node_modules/htmx.org/LICENSE "$here/htmx/"
chmod 0644 "$here"/*/*

printf 'bootstrap-italia %s\nhtmx.org %s\nrtlcss %s\n' "$BOOTSTRAP_ITALIA" "$HTMX" "$RTLCSS" > "$here/VERSIONS"
(cd "$here" && find bootstrap-italia titillium htmx -type f | LC_ALL=C sort | xargs sha256sum > SHA256SUMS)
