# The script of the completions and a line come in; the words that bash would put in place of the last one go out.
source "$1"
read -ra COMP_WORDS <<< "$2"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
registered=$(complete -p kody)
function=${registered##*-F }
"${function%% *}" kody "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
printf '%s\n' "${COMPREPLY[@]}"
