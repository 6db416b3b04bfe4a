using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Tests.Management;

public sealed class TableTests
{
    private static readonly RequestDelegate Answer = context => context.Response.WriteAsync(context.Request.Method, Cancellation);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_delegate_with_a_management_key_is_served_there_and_not_on_the_main_port()
    {
        await using var service = await CairnTestHost.StartAsync(With("Cairn.Management:GET /cache"), cancellationToken: Cancellation);

        Assert.Equal("GET", await service.Management.GetStringAsync("/cache", Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.GetAsync("/cache", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Each_method_of_a_path_has_its_own_answer_and_others_are_told_which_there_are()
    {
        await using var service = await CairnTestHost.StartAsync(With("Cairn.Management:GET /cache", "Cairn.Management:PUT /cache"), cancellationToken: Cancellation);

        using var put = await service.Management.PutAsync("/cache", content: null, Cancellation);
        using var delete = await service.Management.DeleteAsync("/cache", Cancellation);

        Assert.Equal("PUT", await put.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, delete.StatusCode);
        Assert.Equal(["GET", "HEAD", "PUT"], delete.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("Cairn.Management:/cache")]
    [InlineData("Cairn.Management:GET cache")]
    [InlineData("Cairn.Management:")]
    public async Task A_key_that_names_no_endpoint_stops_the_start_with_a_sentence(string key)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CairnTestHost.StartAsync(With(key), cancellationToken: Cancellation));

        Assert.StartsWith($"'{key}' names no management endpoint.", failure.Message, StringComparison.Ordinal);
    }

    private static Func<string[], Task> With(params string[] keys) =>
        Programs.Web(builder => Array.ForEach(keys, key => builder.Services.AddKeyedSingleton(key, Answer)));
}
