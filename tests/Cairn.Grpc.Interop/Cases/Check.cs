using System.Runtime.CompilerServices;

namespace Cairn.Grpc.Interop.Cases;

/// <summary>What a case holds its answers against.</summary>
internal static class Check
{
    public static void Equal<TValue>(TValue expected, TValue actual, [CallerArgumentExpression(nameof(actual))] string? what = null)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{what} is '{actual}'. It should be '{expected}'.");
        }
    }

    public static async Task FailsAsync(GrpcStatusCode code, Task call)
    {
        var failure = await FailureAsync(call);
        Equal(code, failure.Status.Code);
    }

    public static async Task FailsAsync(GrpcStatusCode code, string message, Task call)
    {
        var failure = await FailureAsync(call);
        Equal(code, failure.Status.Code);
        Equal(message, failure.Status.Message);
    }

    private static async Task<GrpcException> FailureAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (GrpcException failure)
        {
            return failure;
        }

        throw new InvalidOperationException("The call ended with OK. It should have failed.");
    }
}
