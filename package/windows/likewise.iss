; Untested: an installer for Windows by Inno Setup 6, from dist\likewise that PyInstaller has built.
;
;     python package\build.py
;     iscc /DVersion=0.0.0 package\windows\likewise.iss    (the version of pyproject.toml)

#ifndef Version
  #error Give the version: iscc /DVersion=0.0.0
#endif

[Setup]
AppId=org.likewise.Likewise
AppName=Likewise
AppVersion={#Version}
AppPublisher=The Likewise authors
LicenseFile=..\..\LICENSE
DefaultDirName={autopf}\Likewise
DefaultGroupName=Likewise
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=likewise-{#Version}-setup
SetupIconFile=..\..\build\likewise\likewise.ico
UninstallDisplayIcon={app}\likewise-window.exe
Compression=lzma2
SolidCompression=yes

[Files]
Source: "..\..\dist\likewise\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Likewise"; Filename: "{app}\likewise-window.exe"

[Registry]
; "Open with" for folders, and taught conditions by double click; all for this user only.
Root: HKA; Subkey: "Software\Classes\Directory\shell\Likewise"; ValueType: string; ValueData: "Open in Likewise"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\Likewise\command"; ValueType: string; ValueData: """{app}\likewise-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.likewise"; ValueType: string; ValueData: "Likewise.Condition"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Likewise.Condition"; ValueType: string; ValueData: "Likewise condition"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Likewise.Condition\shell\open\command"; ValueType: string; ValueData: """{app}\likewise-window.exe"" ""%1"""
