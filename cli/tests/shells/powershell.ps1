# The script of the completions and a line come in; the words that PowerShell would put in place of the last one go out.
param([string]$script, [string]$line)
. $script
(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
