namespace Cairn.Parity;

/// <summary>How a Python service is served.</summary>
public enum PythonServerKind
{
    /// <summary>WSGI (PEP 3333): Flask and Django under gunicorn or uWSGI.</summary>
    Wsgi,

    /// <summary>ASGI 3: FastAPI and Starlette under uvicorn.</summary>
    Asgi,
}
