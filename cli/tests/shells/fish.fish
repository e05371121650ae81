# The script of the completions and a line come in; the words that fish would put in place of the last one go out.
source $argv[1]
complete -C $argv[2]
