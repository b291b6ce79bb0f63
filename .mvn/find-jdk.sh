# Finds a Java that is new enough. Sourced by ./mvnw and by the launcher ./cameogrid; plain POSIX sh.
#
#   find_java MINIMUM TOOL
#
# MINIMUM is the oldest version that will do, such as 21; TOOL is the program that must be there: javac for a JDK,
# java for a JRE as well. Looks at JAVA_HOME, then at the TOOL on the PATH, then at the usual places, where the newest
# wins. Leaves the answer in JAVA_HOME (exported) and JAVA_MAJOR; returns 1, having said what it saw, if none fits.

# The major version of the Java in directory $1, or nothing if there is none.
java_major() {
    [ -x "$1/bin/java" ] || return 0
    jm_version=
    [ -r "$1/release" ] && jm_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\).*/\1/p' "$1/release")
    [ -n "$jm_version" ] || jm_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
    jm_version=${jm_version#1.} # 1.8.0 is 8
    printf '%s' "$jm_version" | sed 's/[^0-9].*//'
}

# The installation directory of program $1 on the PATH, all links followed.
java_home_of() {
    jh_program=$(command -v "$1" 2>/dev/null) || return 0
    while [ -L "$jh_program" ]; do
        jh_target=$(readlink "$jh_program")
        case $jh_target in
            /*) jh_program=$jh_target ;;
            *) jh_program=$(dirname "$jh_program")/$jh_target ;;
        esac
    done
    jh_bin=$(dirname "$jh_program")
    (cd "$jh_bin/.." && pwd -P)
}

# Does the Java in directory $1 fit? Remembers every Java it was shown, for the message at the end.
java_fits() {
    jf_major=$(java_major "$1")
    [ -n "$jf_major" ] || return 1
    jf_what=
    [ -x "$1/bin/$java_tool" ] || jf_what=", without $java_tool"
    java_seen="$java_seen
  Java $jf_major in $1$jf_what"
    [ -z "$jf_what" ] && [ "$jf_major" -ge "$java_minimum" ]
}

find_java() {
    java_minimum=$1
    java_tool=$2
    java_seen=
    java_best=
    if [ -n "${JAVA_HOME:-}" ] && java_fits "$JAVA_HOME"; then
        java_best=$JAVA_HOME
    else
        java_on_path=$(java_home_of "$java_tool")
        [ -n "$java_on_path" ] && java_fits "$java_on_path" && java_best=$java_on_path
    fi
    if [ -z "$java_best" ]; then
        java_best_major=0
        for java_home in /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home; do
            [ -L "$java_home" ] && continue
            if java_fits "$java_home" && [ "$jf_major" -gt "$java_best_major" ]; then
                java_best=$java_home
                java_best_major=$jf_major
            fi
        done
    fi
    if [ -z "$java_best" ]; then
        java_kind=JRE
        [ "$java_tool" = javac ] && java_kind=JDK
        {
            echo "CameoGrid needs a $java_kind of version $java_minimum or newer, and there is none here."
            echo "Install one (version 25 is the one tested most), or set JAVA_HOME to the directory of one."
            echo "Seen:${java_seen:- no Java at all}"
        } >&2
        return 1
    fi
    JAVA_HOME=$java_best
    # shellcheck disable=SC2034 # for the caller
    JAVA_MAJOR=$(java_major "$JAVA_HOME")
    export JAVA_HOME
}
