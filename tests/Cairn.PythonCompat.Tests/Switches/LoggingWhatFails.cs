using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.PythonCompat.Tests.Switches;

public sealed class LoggingWhatFails
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_is_answered_with_Flasks_page_and_logged_once()
    {
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.InEnvironment("Production"), Token);

        using var answer = await service.Http.GetAsync("/error", Token);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith("<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("boom", Assert.Single(service.Logs.Named("RequestFailed")).Exception!.Message);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_passes_as_it_is_and_the_log_says_so()
    {
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.InEnvironment("Production"), Token);

        var answer = await service.Http.GetStringAsync("/long", Token);

        Assert.DoesNotContain("\\u00e9", answer, StringComparison.Ordinal);
        Assert.Single(service.Logs.Named("AnswerTooLong"));
    }

    private static async Task Program(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat.Buffer(limitBytes: 1000));
        await using var app = builder.Build();
        app.MapGet("/error", string () => throw new InvalidOperationException("boom"));
        app.MapGet("/long", () => new { text = new string('é', 1000) });
        await app.RunAsync();
    }
}
