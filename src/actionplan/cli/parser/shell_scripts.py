"""Hold the scripts that make each shell ask actionplan for completions."""

from __future__ import annotations

from typing import Literal

Shell = Literal["bash", "zsh", "fish", "powershell"]

BASH = """\
_actionplan() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(
        env _ACTIONPLAN_COMPLETE=complete_bash \\
            COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" "$1" 2>/dev/null
    )
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _actionplan actionplan
"""

ZSH = """\
#compdef actionplan
_actionplan() {
    local line
    local -a complete begun
    for line in "${(@f)$(
        env _ACTIONPLAN_COMPLETE=complete_zsh \\
            _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" "${words[1]}" 2>/dev/null
    )}"; do
        case "${line%%:*}" in
            '') ;;
            *[/=]) begun+=("$line") ;;
            *) complete+=("$line") ;;
        esac
    done
    (( $#complete )) && _describe actionplan complete
    (( $#begun )) && _describe actionplan begun -S ''
    (( $#complete + $#begun )) || _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
if [[ "${zsh_eval_context[-1]}" == loadautofunc ]]; then
    _actionplan "$@"
else
    compdef _actionplan actionplan
fi
"""

FISH = """\
function __actionplan_complete
    set -l found (env _ACTIONPLAN_COMPLETE=complete_fish \\
        _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) actionplan 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command actionplan --no-files --arguments '(__actionplan_complete)'
"""

POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName actionplan -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = $commandAst.ToString()
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    if ($length -lt $typed.Length) { $typed = $typed.Substring(0, $length) }
    try {
        $env:_ACTIONPLAN_COMPLETE = 'complete_powershell'
        $env:_TYPER_COMPLETE_ARGS = $typed
        $env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
        actionplan 2>$null | ForEach-Object {
            $word, $about = $_ -split "`t", 2
            if (-not $about) { $about = $word }
            [System.Management.Automation.CompletionResult]::new(
                $word, $word, 'ParameterValue', $about)
        }
    } finally {
        $env:_ACTIONPLAN_COMPLETE = $null
        $env:_TYPER_COMPLETE_ARGS = $null
        $env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $null
    }
}
"""

SCRIPTS: dict[Shell, str] = {
    "bash": BASH,
    "zsh": ZSH,
    "fish": FISH,
    "powershell": POWERSHELL,
}
