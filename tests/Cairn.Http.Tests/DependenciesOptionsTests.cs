using Microsoft.Extensions.Options;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class DependenciesOptionsTests
{
    public static TheoryData<string, string, string> Unusable => new()
    {
        { "Address", "notifier:80", "It must be an absolute http or https address without user, query and fragment. Use one like http://notifier:8080." },
        { "AttemptTimeout", "soon", "It must be a duration, hours:minutes:seconds. Use 00:00:02, or remove the key." },
        { "Retry", "Always", "It must be one of Idempotent, Never. Use Idempotent, or remove the key." },
        { "Profile", "Medium", "It must be one of Low, High. Use Low, or remove the key." },
        { "Criticality", "Vital", "It must be one of Optional, Required, Critical. Use Required, or remove the key." },
        { "MaxConcurrentCalls", "many", "It must be a whole number. Use 100, or remove the key." },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_value_that_cannot_be_used_stops_the_start(string setting, string value, string advice)
    {
        var failures = await FailuresAsync((setting, value));

        Assert.Equal($"'Cairn:Dependencies:notifier:{setting}' is '{value}'. {advice}", Assert.Single(failures));
    }

    [Theory]
    [InlineData("http://bot:s3cret@notifier")]
    [InlineData("https://notifier/hooks?sig=s3cret")]
    public async Task An_address_with_what_may_be_a_secret_is_refused_and_not_shown(string address)
    {
        var failure = Assert.Single(await FailuresAsync(("Address", address)));

        Assert.StartsWith("'Cairn:Dependencies:notifier:Address' is not shown, as it may be secret. It must be", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_nothing_reads_is_a_warning()
    {
        await using var service = await StartAsync(
            services => services.AddCairnDependency(Notifier),
            setup: test => test
                .Configure("Cairn:Dependencies:notifier:Adress", "http://a")
                .Configure("Cairn:Dependencies:notifier:owner", "ci-messaging")
                .Configure("Cairn:Dependencies:notifer:Address", "http://a"));

        Assert.Equal(
            ["'Cairn:Dependencies:notifer'", "'Cairn:Dependencies:notifier:Adress'"],
            service.Logs.Named("DependencySettingUnknown").Select(warning => warning.Message.Split(' ')[0]));
    }

    [Fact]
    public async Task A_switch_that_is_neither_on_nor_off_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(
            services => services.AddCairnDependency(Notifier), setup: test => test.Configure("Cairn:Dependencies:FailOnUndeclared", "always")));

        Assert.Equal("'Cairn:Dependencies:FailOnUndeclared' is 'always'. It must be true or false. Use true in tests, or remove the key.", Assert.Single(failure.Failures));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_reported_at_once()
    {
        var failures = await FailuresAsync(
            ("Address", "ftp://notifier"), ("AttemptTimeout", "0"), ("TotalTimeout", "02:00:00"), ("Retry", "Always"), ("Profile", "7"), ("MaxConcurrentCalls", "0"));

        Assert.Equal(
            ["Retry' is", "Address' is", "AttemptTimeout' is", "TotalTimeout' is", "MaxConcurrentCalls' is", "Profile' is"],
            failures.Select(failure => string.Join(' ', failure.Split(':')[3].Split(' ').Take(2))));
    }

    [Fact]
    public async Task A_call_cannot_be_shorter_than_its_attempt()
    {
        var failures = await FailuresAsync(("AttemptTimeout", "00:00:05"), ("TotalTimeout", "00:00:04"));

        Assert.Equal(
            "'Cairn:Dependencies:notifier:TotalTimeout' is 00:00:04. A call cannot be shorter than its attempt, which may take 00:00:05. Use 00:00:20 for all attempts, or a shorter AttemptTimeout.",
            Assert.Single(failures));
    }

    [Fact]
    public async Task A_name_is_lower_case_words()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddCairnDependency("Artifact Store")));

        Assert.StartsWith("'Cairn:Dependencies:Artifact Store' is the name of a dependency.", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_has_the_last_word_over_configuration()
    {
        await using var service = await StartAsync(
            services => services.AddCairnDependency(Notifier, settings => settings.Address = "http://code"),
            setup: test => test.Configure("Cairn:Dependencies:notifier:Address", "http://configuration"));

        Assert.Equal("http://code/", service.Client().BaseAddress!.AbsoluteUri);
    }

    private static async Task<IEnumerable<string>> FailuresAsync(params (string Setting, string Value)[] settings)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(
            services => services.AddCairnDependency(Notifier),
            setup: test => Array.ForEach(settings, setting => test.Configure($"Cairn:Dependencies:notifier:{setting.Setting}", setting.Value))));
        return failure.Failures;
    }
}
