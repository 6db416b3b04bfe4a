namespace Cairn.Migration.Tests.Python;

/// <summary>One gunicorn for all tests of a class.</summary>
public sealed class FlaskService : IAsyncLifetime
{
    private Gunicorn? _gunicorn;

    /// <summary>Where it listens; the test is skipped where it is not installed.</summary>
    public Uri Address
    {
        get
        {
            Assert.SkipWhen(_gunicorn is null, "gunicorn is not installed: apt-get install gunicorn python3-flask.");
            return _gunicorn!.Address;
        }
    }

    public async ValueTask InitializeAsync() => _gunicorn = await Gunicorn.StartAsync();

    public async ValueTask DisposeAsync() => await (_gunicorn?.DisposeAsync() ?? ValueTask.CompletedTask);
}
