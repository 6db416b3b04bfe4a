using Cairn.Http.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Http.Ledger;

/// <summary>Says at start what each dependency comes to, and builds its handlers, so that what is wrong with them ends the start and not a call.</summary>
internal sealed class AnnounceDependencies(
    DependencyLedger ledger, IOptions<DependenciesOptions> options, IHttpMessageHandlerFactory handlers, ILogger<AnnounceDependencies> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var dependency in ledger.Declared)
        {
            HandlerChain.RequireOneLayer(dependency.Name, handlers.CreateHandler(dependency.Name));
            Announce(dependency.Name, dependency.Address, dependency.Settings);
        }

        foreach (var key in options.Value.Unread)
        {
            logger.DependencySettingUnknown(key);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce(string name, Uri address, DependencySettings settings)
    {
        var numbers = ProfileNumbers.Of(settings.Profile);
        logger.DependencyDeclared(
            name, settings.Criticality, address.AbsoluteUri, settings.AttemptTimeout, settings.TotalTimeout, settings.Retry,
            numbers.BreakRule, numbers.BreakFor, numbers.LifeLimit, numbers.IdleLimit, numbers.PingDelay);
    }
}
