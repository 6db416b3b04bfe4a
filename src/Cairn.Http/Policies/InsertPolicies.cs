using Cairn.Http.Ledger;
using Microsoft.Extensions.Http;

namespace Cairn.Http.Policies;

/// <summary>Puts the policies into the client of each dependency, once and outermost, whatever handlers the service adds.</summary>
internal sealed class InsertPolicies(DependencyLedger ledger, CallDeadline deadline) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        var client = builder.Name ?? "";
        if (ledger.Find(client) is not { } dependency)
        {
            builder.AdditionalHandlers.Insert(0, new NoteUndeclaredCalls(client, ledger));
            return;
        }

        builder.AdditionalHandlers.Insert(0, new DependencyHandler(dependency, deadline));
    };
}
