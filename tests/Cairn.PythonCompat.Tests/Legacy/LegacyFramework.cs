namespace Cairn.PythonCompat.Tests;

/// <summary>What a legacy service runs on.</summary>
internal enum LegacyFramework
{
    Flask,
    FastApi,
}
