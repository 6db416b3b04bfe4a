using Cairn.Cli;
using Cairn.Cli.Alerts;
using Cairn.Cli.Demo;

using var interruption = new Interruption();
var screen = Screen.OnConsole(TimeProvider.System);
var cairn = new CommandLine([DemoCommand.Create(screen, TimeProvider.System), AlertsCommand.Create(Console.Out, TimeProvider.System)], Console.Out, Console.Error);

var exitCode = await cairn.RunAsync(args, interruption.Token);
return (int)(exitCode == ExitCode.Interrupted ? interruption.Heard ?? exitCode : exitCode);
