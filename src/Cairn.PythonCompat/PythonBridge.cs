namespace Cairn.PythonCompat;

/// <summary>A form of Python that a service still has.</summary>
/// <param name="Switch">Its switch.</param>
/// <param name="Since">The day from which on the service has it; <see langword="null"/> where nobody dated it.</param>
/// <param name="Target">The day by which it is to be gone; <see langword="null"/> where nobody dated it.</param>
public sealed record PythonBridge(PythonCompat Switch, DateOnly? Since, DateOnly? Target)
{
    /// <summary>The name of the switch, as in code.</summary>
    public string Name => Switch.ToString();
}
