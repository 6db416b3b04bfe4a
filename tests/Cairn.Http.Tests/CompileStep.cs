using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Cairn.Http.Tests;

/// <summary>Hands the deadline to a child process and takes it up there, as services write it.</summary>
internal static class CompileStep
{
    public static void AddDeadline(ProcessStartInfo start, CallDeadline deadline)
    {
        if (deadline.Remaining is { } remaining)
        {
            start.Environment["CI_REMAINING_MS"] = remaining.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        }
    }

    public static async Task RunInChildAsync(IConfiguration configuration, CallDeadline deadline, Func<Task> compileAsync)
    {
        using (configuration.GetValue<double?>("CI_REMAINING_MS") is { } milliseconds ? deadline.Limit(TimeSpan.FromMilliseconds(milliseconds)) : null)
        {
            await compileAsync();
        }
    }
}
