using System.CommandLine;
using System.CommandLine.Help;

namespace Cairn.Cli;

/// <summary>The `cairn` command: finds the verb, runs it, and turns every way it can end into an exit code.</summary>
internal sealed class CommandLine(IReadOnlyList<Command> verbs, TextWriter output, TextWriter error)
{
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var mistakes = UsageMistakes.Of(parsed);
        if (mistakes.Count > 0)
        {
            mistakes.ToList().ForEach(error.WriteLine);
            return ExitCode.Usage;
        }

        try
        {
            return (ExitCode)await parsed.InvokeAsync(Invocation(), cancellationToken);
        }
        catch (CommandFailedException failure)
        {
            failure.LastOutput.ToList().ForEach(line => error.WriteLine("  " + line));
            error.WriteLine(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            error.WriteLine($"This is a fault in cairn itself, please report it: {fault}");
            return ExitCode.Internal;
        }
    }

    // Not a RootCommand: that one takes its name from the executable, which is "Cairn.Cli" or "dotnet" in a clone.
    private Command Root()
    {
        var root = new Command("cairn", "The golden path for CI services, from the command line.") { new HelpOption(), new VersionOption() };
        foreach (var verb in verbs)
        {
            root.Add(verb);
        }

        return root;
    }

    private InvocationConfiguration Invocation() => new()
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null, // signals are heard by Interruption, so that the verb can end its children first
    };
}
