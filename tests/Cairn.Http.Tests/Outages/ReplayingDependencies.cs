using System.Net;
using Cairn.Cassettes;
using Cairn.Testing;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests.Outages;

/// <summary>A cassette in the place of a declared dependency.</summary>
public sealed class ReplayingDependencies : IDisposable
{
    private readonly string _cassette = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.cassette.jsonl");

    public void Dispose() => File.Delete(_cassette);

    [Fact]
    public async Task The_cassette_answers_below_the_policies_of_the_dependency()
    {
        await RecordAsync(503, 200);
        await using var player = await CassettePlayer.OpenAsync(_cassette, cancellationToken: Cancellation);
        await using var service = await StartAsync(
            services => services.AddCairnDependency(Notifier, settings => settings.Address = "http://notifier.invalid"),
            setup: setup => setup.Replay(Notifier, player));

        var call = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        using var answer = await call;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(player.Unused);
    }

    private async Task RecordAsync(params int[] statuses)
    {
        var header = new CassetteHeader { Service = Notifier, Recorder = "test" };
        await using var writer = await CassetteWriter.OpenAsync(_cassette, header, Redactor.WithRandomKey(RedactionPolicy.Default), Cancellation);
        foreach (var status in statuses)
        {
            await writer.AppendAsync(
                new CassetteExchange
                {
                    Id = $"{status}",
                    At = DateTimeOffset.UnixEpoch,
                    Request = new CassetteRequest { Method = "GET", Target = "/notices" },
                    Responses = [new CassetteResponse { Status = status }],
                },
                Cancellation);
        }
    }
}
