# The script of the completions and a line come in; the words that may stand in place of the last one go out: elvish itself
# leaves out those that begin otherwise. What scripts have at the prompt only is put in its place.
use str
var edit: = (ns [&completion:=(ns [&arg-completer=[&]]) &complex-candidate~={|text &display=''| put $text}])
eval (slurp < $args[0]) &ns=(ns [&edit:=$edit:])
$edit:completion:arg-completer[kody] (str:split ' ' $args[1]) | each {|word| echo $word }
