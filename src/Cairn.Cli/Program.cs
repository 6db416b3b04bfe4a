using System.CommandLine;
using Cairn.Cli;
using Cairn.Cli.Alerts;
using Cairn.Cli.Debt;
using Cairn.Cli.Demo;
using Cairn.Cli.Lint;
using Cairn.Cli.Migrate;
using Cairn.Cli.Parity;

using var interruption = new Interruption();
var screen = Screen.OnConsole(TimeProvider.System);
Command[] verbs =
[
    DemoCommand.Create(screen, TimeProvider.System),
    LintCommand.Create(screen, Console.Out, TimeProvider.System),
    DebtCommand.Create(screen, Console.Out, TimeProvider.System),
    AlertsCommand.Create(Console.Out, TimeProvider.System),
    MigrateCommand.Create(Console.Out, TimeProvider.System),
    ParityCommand.Create(Console.Out, TimeProvider.System),
];
var cairn = new CommandLine(verbs, Console.Out, Console.Error);

var exitCode = await cairn.RunAsync(args, interruption.Token);
return (int)(exitCode == ExitCode.Interrupted ? interruption.Heard ?? exitCode : exitCode);
