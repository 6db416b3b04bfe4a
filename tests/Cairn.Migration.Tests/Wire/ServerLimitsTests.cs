using Cairn.Migration.Forwarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Cairn.Migration.Tests.Wire;

public sealed class ServerLimitsTests
{
    [Fact]
    public void A_call_over_HTTP2_may_be_silent_for_as_long_as_legacy_allows()
    {
        var pace = new PaceOfHttp2();
        var context = new DefaultHttpContext { Request = { Protocol = "HTTP/2" } };
        context.Features.Set<IHttpMinRequestBodyDataRateFeature>(pace);

        ServerLimits.Lift(context);

        Assert.True(pace.IsLifted);
    }

    /// <summary>As the server has it for HTTP/2: it can be lifted, and neither be read nor be set.</summary>
    private sealed class PaceOfHttp2 : IHttpMinRequestBodyDataRateFeature
    {
        public bool IsLifted { get; private set; }

        public MinDataRate? MinDataRate
        {
            get => throw new NotSupportedException();
            set => IsLifted = value is null ? true : throw new NotSupportedException();
        }
    }
}
