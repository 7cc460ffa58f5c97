# Set-up shared by resources/start and tests/run, which source it. POSIX sh.
#
# They set `root`, the checkout, and call `ensure start` or `ensure test`. A stamp in .venv remembers what was set up
# from which pyproject.toml, so that the next start asks nothing; what was interrupted is begun again.

venv=$root/.venv
python=$venv/bin/python

say() {
    printf 'kzreader: %s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 2
}

# What an installation depends on: where the checkout is, what it asks for, and the interpreter behind .venv.
state() {
    printf '%s\n' "$root"
    cksum <"$root/pyproject.toml"
    readlink -f "$python"
}

# Whether what the stamp stands for was done, and nothing that it depends on has changed.
stamped() {
    [ -x "$python" ] && [ -f "$venv/$1" ] && [ "$(state)" = "$(cat "$venv/$1")" ]
}

ensure() {
    stamped "set-up-for-$1" && return
    mkdir -p "$venv" || fail "Nothing can be written to $root. Copy the project to a folder of your own."
    if command -v flock >/dev/null 2>&1; then
        (flock 9 && set_up "$1") 9>"$venv/lock" || exit
    else
        (hold_link && set_up "$1") || exit
    fi
}

# A link is made at once with the holder's number in it, so that a lock left by a killed process is seen.
hold_link() {
    until ln -s "$$" "$venv/lock-link" 2>/dev/null; do
        kill -0 "$(readlink "$venv/lock-link")" 2>/dev/null || rm -f "$venv/lock-link"
        sleep 1
    done
    trap 'rm -f "$venv/lock-link"' EXIT
}

set_up() {
    stamped "set-up-for-$1" && return
    stamped "installed-for-$1" || stamped installed-for-test || install "$1"
    ensure_system_libraries "$1" || return 0
    state >"$venv/set-up-for-$1"
}

install() {
    [ ! -f "$venv/unfinished" ] || remove_environment
    rm -f "$venv"/installed-for-* "$venv"/set-up-for-*
    usable_python || create_environment
    install_project "$1"
    state >"$venv/installed-for-$1"
}

remove_environment() {
    say "The last set-up was interrupted; starting it again."
    rm -rf "$venv/bin" "$venv/include" "$venv/lib" "$venv/lib64" "$venv/share" "$venv/pyvenv.cfg" "$venv/unfinished"
}

usable_python() {
    [ -x "$python" ] && "$python" -m pip --version >/dev/null 2>&1
}

create_environment() {
    base=$(find_python) || fail "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
    "$base" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"
    say "Setting up $venv (once)."
    : >"$venv/unfinished"
    "$base" -m venv "$venv" >&2 || fail "The environment could not be made in $venv."
}

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

install_project() {
    case $1 in
    test) target="$root[test]" ;;
    *) target=$root ;;
    esac
    say "Installing what the program needs."
    : >"$venv/unfinished"
    "$python" -m pip install --quiet --disable-pip-version-check --editable "$target" >&2 || failed_installation=yes
    rm -f "$venv/unfinished"
    [ -z "${failed_installation-}" ] ||
        fail "The installation did not finish, see above. Once that is mended, run this again."
    "$python" -m compileall -q "$root/kzreader" >&2 || :
}

# As root on Debian and Ubuntu installs Qt's system libraries. Otherwise the tests stop where they lack one that they
# need, and the program, which can do much without a window, says it itself when it opens one.
ensure_system_libraries() {
    packages=$("$python" -P -m kzreader.preflight) && return
    if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing the system libraries that Qt needs."
        # shellcheck disable=SC2086 -- a list of names
        install_packages $packages
    elif [ "$1" = test ]; then
        packages=$("$python" -P -m kzreader.preflight offscreen) ||
            fail "Qt's system libraries are missing. On Debian or Ubuntu: sudo apt-get install $packages"
    else
        return 1
    fi
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -qq --yes --no-install-recommends "$@" >/dev/null 2>&1 && return
    { apt-get update -qq && apt-get install -qq --yes --no-install-recommends "$@"; } >&2 ||
        fail "The libraries could not be installed, see above. Try: apt-get install $*"
}
