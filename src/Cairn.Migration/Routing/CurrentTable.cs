using Cairn.Migration.Shadow;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Cairn.Migration.Routing;

/// <summary>The table in force. It follows the configuration as long as that is right.</summary>
internal sealed class CurrentTable : IHostedService, IDisposable
{
    private static readonly string LegacyIsGone =
        $"'{StranglerOptions.Key(nameof(StranglerOptions.LegacyAddress))}' is not set any more. A running service does not give up legacy, as a file may be missing. Set it again, or restart the service without it.";

    private readonly IOptionsFactory<StranglerOptions> _options;
    private readonly IConfiguration _configuration;
    private readonly TimeProvider _clock;
    private readonly ILogger<CurrentTable> _logger;
    private readonly Lock _loading = new();
    private volatile StranglerTable _table;
    private volatile IReadOnlyList<string> _faults = [];
    private IDisposable? _reloads;

    public CurrentTable(IOptions<StranglerOptions> initial, IOptionsFactory<StranglerOptions> options, IConfiguration configuration, TimeProvider clock, ILogger<CurrentTable> logger, MigrationMetrics metrics)
    {
        (_options, _configuration, _clock, _logger) = (options, configuration, clock, logger);
        _table = new StranglerTable([], null, AnswerRules.None).Updated(initial.Value, clock);
        metrics.WatchConfiguration(() => _faults.Count > 0 ? 1 : 0);
    }

    public StranglerTable Table => _table;

    /// <summary>What is wrong with the configuration that was not taken over; empty when all is well.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _reloads = ChangeToken.OnChange(_configuration.GetReloadToken, Load);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _reloads?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _reloads?.Dispose();

    private void Load()
    {
        lock (_loading)
        {
            try
            {
                var options = _options.Create(Options.DefaultName);
                if (options.LegacyAddress is null && _table.Legacy is not null)
                {
                    Reject([LegacyIsGone]);
                    return;
                }

                TakeOver(options);
            }
            catch (OptionsValidationException invalid)
            {
                Reject([.. invalid.Failures]);
            }
        }
    }

    private void Reject(IReadOnlyList<string> faults)
    {
        _faults = faults;
        foreach (var fault in faults)
        {
            _logger.TableRejected(fault);
        }
    }

    private void TakeOver(StranglerOptions options)
    {
        var (before, wasInvalid) = (_table, _faults.Count > 0);
        _faults = [];
        var after = before.Updated(options, _clock);
        if (!wasInvalid && after.Legacy == before.Legacy && after.Rules == before.Rules && after.Routes.SequenceEqual(before.Routes))
        {
            return;
        }

        _table = after;
        _logger.TableTakenOver(after.Routes.Count);
    }
}
