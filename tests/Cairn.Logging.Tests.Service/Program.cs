using Cairn;
using Cairn.Logging;
using Cairn.Logging.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A service in short, which ends in the way that the first argument says.
var way = args[0];

var bootstrap = new BootstrapLog();
var logger = bootstrap.CreateLogger("Acme.BuildStatus");
logger.SettingsRead("settings.json");
logger.DatabaseMigrated(7);
EndIf("before the host", way);

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCairnLogging();
bootstrap.ReplayInto(builder.Services);
var host = builder.Build();

WriteLines(host.Services.GetRequiredService<ILogger<BootstrapLog>>());
EndIf("in the host", way);

host.Dispose();
logger.HostGone();
return 0;

static void WriteLines(ILogger logger)
{
    for (var number = 0; number < 2_000; number++)
    {
        logger.LineWritten(number);
    }
}

static void EndIf(string place, string way)
{
    if (way == $"crash {place}")
    {
        throw new InvalidOperationException("Planted\nfailure");
    }

    if (way == $"exit {place}")
    {
        Environment.Exit(3);
    }
}
