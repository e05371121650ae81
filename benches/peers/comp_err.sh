#!/usr/bin/env bash
# Builds MariaDB's own compiler of error messages from Debian's source package, and prints two paths: the program, and the
# file of messages that it compiles. Both are GPL and stay in the cache; nothing of them belongs into this repository.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/kody-benches/mariadb"
program="$cache/comp_err"
messages="$cache/errmsg-utf8.txt"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

clean() {
    as_root rm -rf "$cache"/{build,lists,source,sources} "$cache"/mariadb_*
}

# A list of sources and an index of their own: the system's stay as they are.
apt_source() {
    as_root apt-get -o Dir::Etc::SourceList=- -o "Dir::Etc::SourceParts=$cache/sources" -o "Dir::State::Lists=$cache/lists" \
        -o APT::Sandbox::User=root "$@"
}

build() {
    clean
    as_root apt-get update -q
    as_root apt-get install -qy --no-install-recommends \
        bison build-essential cmake dpkg-dev libncurses-dev libssl-dev zlib1g-dev
    mkdir -p "$cache/lists/partial" "$cache/sources" "$cache/source"
    cd "$cache"
    if [ -f /etc/apt/sources.list.d/debian.sources ]; then
        sed 's/^Types:.*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >sources/debian.sources
    else
        sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >sources/debian.list
    fi
    apt_source update -q
    # Of the release itself: the sources of security updates are not always there.
    apt_source source --download-only "mariadb/$(. /etc/os-release && printf %s "$VERSION_CODENAME")"
    tar -xf mariadb_*.orig.tar.gz -C source --strip-components=1
    # Engines and plugins have no part in it.
    cmake -S source -B build -DCMAKE_BUILD_TYPE=RelWithDebInfo -DPLUGIN_ROCKSDB=NO -DPLUGIN_MROONGA=NO -DPLUGIN_SPIDER=NO \
        -DPLUGIN_CONNECT=NO -DPLUGIN_COLUMNSTORE=NO -DPLUGIN_S3=NO -DPLUGIN_OQGRAPH=NO -DWITH_SSL=system -DWITH_ZLIB=system \
        -DWITH_PCRE=bundled -DWITH_WSREP=OFF -DWITH_UNIT_TESTS=OFF -DCONC_WITH_UNITTEST=OFF -DWITH_MARIABACKUP=OFF
    make -C build -j2 comp_err
    cp build/extra/comp_err "$program"
    cp source/sql/share/errmsg-utf8.txt "$messages"
    clean
}

if [ ! -x "$program" ] || [ ! -f "$messages" ]; then
    build >&2
fi
printf '%s\n%s\n' "$program" "$messages"
