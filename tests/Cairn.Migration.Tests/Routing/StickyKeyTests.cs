using System.Globalization;
using System.Net;
using Cairn.Migration.Routing;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Tests.Routing;

public sealed class StickyKeyTests
{
    private static readonly StickyKey ByOrganisation = StickyKey.Parse("header:X-Org")!;

    [Fact]
    public void Ten_percent_are_about_ten_percent()
    {
        var within = Enumerable.Range(0, 10_000).Count(number => ByOrganisation.IsWithin(10, Of($"org-{number}")));

        Assert.InRange(within, 900, 1100);
    }

    [Fact]
    public void Who_is_within_ten_percent_is_within_twenty()
    {
        var organisations = Enumerable.Range(0, 1000).Select(number => Of($"org-{number}")).ToList();

        var lost = organisations.Where(organisation => ByOrganisation.IsWithin(10, organisation) && !ByOrganisation.IsWithin(20, organisation));

        Assert.Empty(lost);
    }

    [Fact]
    public void A_key_is_on_the_same_side_in_every_release() =>
        Assert.Equal(
            [6, 11, 12, 13, 16, 17, 23],
            Enumerable.Range(0, 30).Where(number => ByOrganisation.IsWithin(20, Of(number.ToString(CultureInfo.InvariantCulture)))));

    [Fact]
    public void Without_a_key_a_client_stays_with_legacy_until_all_move()
    {
        Assert.False(ByOrganisation.IsWithin(99.99, new DefaultHttpContext()));
        Assert.True(ByOrganisation.IsWithin(100, new DefaultHttpContext()));
    }

    [Fact]
    public void A_cookie_and_an_address_are_keys_too()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = "session=abc";
        context.Connection.RemoteIpAddress = IPAddress.Loopback;

        Assert.True(StickyKey.Parse("cookie:session")!.IsWithin(99.99, context));
        Assert.True(StickyKey.Parse("client")!.IsWithin(99.99, context));
        Assert.Null(StickyKey.Parse("header:"));
    }

    private static DefaultHttpContext Of(string organisation)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Org"] = organisation;
        return context;
    }
}
