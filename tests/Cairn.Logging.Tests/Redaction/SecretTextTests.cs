using System.Diagnostics.CodeAnalysis;
using System.Text;
using Cairn.Logging.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

public sealed class SecretTextTests
{
    public static TheoryData<string, string> Secrets => [.. SecretCorpus.Secrets];

    public static TheoryData<string> Ordinary => [.. SecretCorpus.Ordinary];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_masked(string text, string secret)
    {
        var masked = SecretText.Mask(text);

        Assert.Contains(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, masked, StringComparison.Ordinal);
        Assert.Contains("***", masked, StringComparison.Ordinal);
        Assert.Equal(masked, SecretText.Mask(masked));
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void What_a_service_says_every_day_stays(string text)
    {
        Assert.Equal(text, SecretText.Mask(text));
    }

    [Fact]
    public void What_surrounds_a_secret_stays()
    {
        var masked = SecretText.Mask("connect Host=db;Username=ci;Password=hunter2;Port=5432 via https://ci:hunter2@proxy.local:8080/path");

        Assert.Equal("connect Host=db;Username=ci;Password=***;Port=5432 via https://ci:***@proxy.local:8080/path", masked);
    }

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "the same texts every time")]
    public void Any_text_is_taken_and_a_masked_one_stays_as_it_is()
    {
        var random = new Random(20);

        for (var round = 0; round < 3_000; round++)
        {
            var text = new StringBuilder();
            while (random.Next(12) != 0)
            {
                text.Append(SecretCorpus.Pieces[random.Next(SecretCorpus.Pieces.Count)]);
            }

            var masked = SecretText.Mask(text.ToString());
            Assert.Equal(masked, SecretText.Mask(masked));
        }
    }

    [Fact]
    public void A_secret_is_masked_wherever_it_stands_in_a_line()
    {
        var token = SecretCorpus.Jwt;
        var failure = new InvalidOperationException($"Refused {token}", new TimeoutException($"password={token}"));

        var text = Capture.Text(logger => logger.LogError(failure, "Sent {Header} {@Request}", $"Bearer {token}", new { Url = $"https://ci:{token}@host", All = new[] { token } }));

        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.Equal("Sent Bearer ***", StrictJson.Parse(text.TrimEnd('\n')).Text("msg")![..15]);
        Assert.DoesNotContain(token, Capture.Text(logger => logger.LogError(failure, "Sent"), builder => builder.With("Cairn:Logging:Format", "Text")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_was_glued_together_is_masked_too()
    {
        var text = Capture.Text(logger => logger.LogInformation("Sent " + SecretCorpus.Jwt));

        Assert.DoesNotContain(SecretCorpus.Jwt, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("GitLabPrivateToken")]
    [InlineData("api_key")]
    public void A_property_whose_name_says_that_it_is_secret_is_masked(string name)
    {
        var line = Capture.Line(logger => logger.LogInformation("Login {User} {" + name + "}", "ann", "open sesame"));

        Assert.Equal("Login ann ***", line.Text("msg"));
        Assert.Equal("***", line.Text(name));
    }

    [Fact]
    public void Other_packages_find_the_mask_by_its_key()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCairnLogging();
        using var host = builder.Build();

        var mask = host.Services.GetRequiredKeyedService<Func<string, string, string>>("Cairn.Redaction");

        Assert.Equal("pwd=***", mask("", "pwd=hunter2"));
        Assert.Equal("***", mask("ApiKey", "hunter2"));
    }
}
