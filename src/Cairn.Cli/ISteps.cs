namespace Cairn.Cli;

/// <summary>Shows work while it is done: one line a step, several of them at the same time if the verb likes.</summary>
internal interface ISteps
{
    /// <summary>Shows <paramref name="doing"/> until the work is done, then what <paramref name="done"/> makes of its result.</summary>
    Task<T> RunAsync<T>(string doing, Func<T, string> done, Func<Task<T>> work);
}
