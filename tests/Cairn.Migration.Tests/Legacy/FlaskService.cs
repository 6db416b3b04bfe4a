using Cairn.PythonCompat.Tests;

namespace Cairn.Migration.Tests.Legacy;

/// <summary>One gunicorn for all tests of a class.</summary>
public sealed class FlaskService : IAsyncDisposable
{
    private LegacyService? _service;

    /// <summary>Where it listens; the test is skipped where it is not installed.</summary>
    public async Task<Uri> AddressAsync()
    {
        await Python.RequireAsync("flask", "gunicorn");
        _service ??= await LegacyService.StartAsync(LegacyFramework.Flask, Path.Combine(AppContext.BaseDirectory, "Legacy", "flask_builds.py"), TestContext.Current.CancellationToken);
        return _service.Address;
    }

    public async ValueTask DisposeAsync() => await (_service?.DisposeAsync() ?? ValueTask.CompletedTask);
}
