namespace Cairn.Alerting.Testing.Stories;

/// <summary>Decides request by request which ones meet a fault: the share that is asked for, evenly spread, up to the limit.</summary>
internal sealed class Dose(AlertFault fault)
{
    private const double Rounding = 1e-9;

    private double _owed;
    private int _given;

    public bool IsDue()
    {
        _owed += fault.Share;
        if (_given == fault.Limit || _owed < 1 - Rounding)
        {
            return false;
        }

        _owed -= 1;
        _given++;
        return true;
    }
}
