using System.Text;
using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>What the environment says about cassettes.</summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class RecordingMode(Func<string, string?> variable)
{
    private const string Mode = "CAIRN_CASSETTES";
    private const string Key = "CAIRN_CASSETTES_KEY";

    public bool IsRecording => variable(Mode)?.ToLowerInvariant() switch
    {
        null or "" or "replay" => false,
        "record" => true,
        _ => throw new InvalidOperationException($"'{Mode}' is '{variable(Mode)}'. It is 'record' or 'replay'. Set one of them, or none to replay."),
    };

    private bool IsCi => variable("CI")?.ToLowerInvariant() is not (null or "" or "false" or "0");

    public void VerifyMayRecord(string path)
    {
        if (IsCi)
        {
            throw new InvalidOperationException(
                $"'{path}' is to be recorded and 'CI' is '{variable("CI")}'. A recording calls the real dependency and needs a reader's eye, so CI never records. Record on your machine and commit the cassette.");
        }
    }

    public Redactor RedactorOf(CassetteSettings settings)
    {
        if ((settings.Key ?? variable(Key)) is not { Length: > 0 } text)
        {
            return Redactor.WithRandomKey(settings.Redaction);
        }

        var key = Encoding.UTF8.GetBytes(text);
        return key.Length >= Redactor.ShortestKeyBytes
            ? new Redactor(settings.Redaction, key)
            : throw new InvalidOperationException($"'{Key}' has {key.Length} bytes. Masks of a short key can be guessed. Give it {Redactor.ShortestKeyBytes} random characters, or none for a random key.");
    }
}
