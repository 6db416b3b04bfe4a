using System.CommandLine;

namespace Cairn.Cli.Demo;

/// <summary>`cairn demo`: the golden path from packed SDK to observed service.</summary>
internal static class DemoCommand
{
    public static Command Create(Screen screen, TimeProvider clock)
    {
        var keep = new Option<bool>("--keep") { Description = "Leave the service running until Ctrl-C, and its folder after that." };
        var demo = new Command("demo", "Scaffold a service from this clone, run it, and show promise by promise what was observed.") { keep };
        demo.SetAction(async (parsed, cancellationToken) => (int)await new DemoVerb(screen, clock).RunAsync(parsed.GetValue(keep), cancellationToken));
        return demo;
    }
}
