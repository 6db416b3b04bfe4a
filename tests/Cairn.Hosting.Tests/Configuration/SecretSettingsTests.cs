using Cairn.Hosting.Configuration;

namespace Cairn.Hosting.Tests.Configuration;

public sealed class SecretSettingsTests
{
    [Theory]
    [InlineData("Store:Password", "x")]
    [InlineData("Store:ApiKey", "x")]
    [InlineData("Store:Access_Key", "x")]
    [InlineData("Store:AuthToken", "x")]
    [InlineData("Store:ClientSecret", "x")]
    [InlineData("Store:ConnectionString", "x")]
    [InlineData("ConnectionStrings:Builds", "x")]
    [InlineData("Store:Credentials:User", "x")]
    [InlineData("Store:Address", "redis://user:pw@cache:6379")]
    [InlineData("Store:Address", "https://blob.example/x?sig=abc")]
    [InlineData("Store:Target", "Server=db;Database=ci;User Id=ci;Pwd=x")]
    [InlineData("Store:Note", "-----BEGIN PRIVATE KEY-----")]
    [InlineData("Store:Note", "ghp_16C7e42F292c6912E7710c838347Ae178B4a")]
    [InlineData("Store:Note", "eyJhbGciOiJIUzI1NiJ9.e30.x")]
    [InlineData("Store:Note", "q8ZJ2mXw0LkTb7RfVnA1")]
    public void What_may_be_secret_is_suspected(string key, string value) => Assert.True(SecretSettings.Suspects(key, value));

    [Theory]
    [InlineData("Cairn:Hosting:DrainDelay", "00:00:08")]
    [InlineData("Cairn:Hosting:ManagementPort", "9090")]
    [InlineData("Cairn:Telemetry:OtlpEndpoint", "http://localhost:4317")]
    [InlineData("Cairn:Service:Name", "build-status")]
    [InlineData("BuildStatus:Monkeys", "12")]
    [InlineData("BuildStatus:Folder", "/var/lib/build-status/data")]
    public void What_a_reader_needs_is_not(string key, string value) => Assert.False(SecretSettings.Suspects(key, value));
}
